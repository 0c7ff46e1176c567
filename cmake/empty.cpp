// Keeps a room that has only headers a library.
