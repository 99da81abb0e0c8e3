"""`python -m impostor` is the command `impostor`."""

from impostor.cli import main

if __name__ == "__main__":
    main()
