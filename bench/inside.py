"""python -m bench.inside JOB [WORDS]: one of bench.jobs, in a process of the installation; prints its answer as one JSON line."""

import importlib
import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    jobs = importlib.import_module("bench.jobs")
    print(json.dumps(jobs.JOBS[sys.argv[1]](*sys.argv[2:])))
