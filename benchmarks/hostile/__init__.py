"""Text that means harm, twice as long: does any function that takes anybody's text take more than twice the time?"""
