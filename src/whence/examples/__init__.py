"""Bundled reporting to try Whence on: ``titanic``, fourteen dispatches of April to July 1912.

Texts only. What each goes back to stands in the README beside them.
"""
