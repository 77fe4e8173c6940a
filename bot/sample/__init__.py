"""The sample plan of `make run`: an invented council, its plan and three months of its owners' updates."""
