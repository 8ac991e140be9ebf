"""The one door to the network, and the cache of what came through it."""
