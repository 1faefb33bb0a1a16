"""The inverted index without a storage engine: what is in a segment, how it is searched, and how segments are merged.

A segment never changes. It is a few streams of numbers and words, cut into chunks of bytes. An engine stores the chunks
under their ids and hands in a `ChunkReader`; everything else about the index is computed here.
"""
