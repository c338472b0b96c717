"""How words sound, in Mandarin and English: numbers, money, dates, keys, and how long it all takes.

A leaf of the house: nothing of ours is imported here, and Fluent only by `messages` and `wording`.
"""
