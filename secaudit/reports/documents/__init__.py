"""Reports as documents, one file each: what stands in it and in which order, whatever the format.

First what cannot wait, then how it stands and why, then the details, last what it does not mean.
"""
