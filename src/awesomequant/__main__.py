"""Run the command line with ``python -m awesomequant``."""

from awesomequant.cli import main

if __name__ == "__main__":
    main()
