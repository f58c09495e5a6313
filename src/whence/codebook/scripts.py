"""Scripts other than Latin: the language that most news in each is in.

Source: own; ranges of the Unicode blocks. Licence: Apache-2.0, as the code.
"""

# First and last letter of the block, ISO 639-1 code and English name of the language.
SCRIPTS = (
    ("\u3040", "\u30ff", "ja", "Japanese"),
    ("\uac00", "\ud7af", "ko", "Korean"),
    ("\u4e00", "\u9fff", "zh", "Chinese"),
    ("\u0400", "\u052f", "ru", "Russian"),
    ("\u0600", "\u06ff", "ar", "Arabic"),
    ("\u0590", "\u05ff", "he", "Hebrew"),
    ("\u0370", "\u03ff", "el", "Greek"),
    ("\u0900", "\u097f", "hi", "Hindi"),
    ("\u0980", "\u09ff", "bn", "Bengali"),
    ("\u0b80", "\u0bff", "ta", "Tamil"),
    ("\u0e00", "\u0e7f", "th", "Thai"),
    ("\u1000", "\u109f", "my", "Burmese"),
    ("\u10a0", "\u10ff", "ka", "Georgian"),
    ("\u1200", "\u137f", "am", "Amharic"),
    ("\u1780", "\u17ff", "km", "Khmer"),
    ("\u0530", "\u058f", "hy", "Armenian"),
)
# Letters that only one language of its script has, by the language that the script stands for.
TELLING_LETTERS = {
    "ru": (("іїєґ", "uk", "Ukrainian"), ("ђћљњџ", "sr", "Serbian")),
    "ar": (("ٹڈےں", "ur", "Urdu"), ("پچژگ", "fa", "Persian")),
}
