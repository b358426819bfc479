"""Codecs made from the schema.

Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.
"""
