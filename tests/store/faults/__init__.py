"""What happens to the data when the worst happens to the computer.

    python -m tests.store.faults.kill_entry --kills 1000
    python -m tests.store.faults.kill_import --kills 200

run the whole number of kills and print their counts; the test suite runs a few, or all of them with PAPI_FAULTS=full.
"""
