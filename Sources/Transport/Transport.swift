// nng sockets.
