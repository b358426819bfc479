// Records on disk.
