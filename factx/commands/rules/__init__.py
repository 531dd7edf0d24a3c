"""Look at rule packs, check them, and write them."""
