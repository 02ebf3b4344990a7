"""Start the window: `python -m papi_desktop`."""

from papi_desktop.app import main

if __name__ == "__main__":
    raise SystemExit(main())
