# What must be on the machine before anything else; a sentence for each thing that is not.
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Pelopor needs Python 3.11 or newer (Debian: apt-get install python3)."; exit 1; }
python3 -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing (Debian: apt-get install python3-venv)."; exit 1; }
