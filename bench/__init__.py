"""Benchmarks: what Pelopor needs, beside a bar. Everything on this machine, on loopback, in folders that go away after."""
