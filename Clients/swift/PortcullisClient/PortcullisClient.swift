// The Swift client.
