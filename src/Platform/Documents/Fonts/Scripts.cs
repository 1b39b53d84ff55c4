using System.Text;

namespace Zhiheng.Platform.Documents.Fonts;

/// <summary>
/// Scripts whose letters join, stack or run from right to left. Set letter by letter, as here, they would come out wrong although
/// every glyph is present, so they are refused rather than misprinted. Blocks of the Unicode standard.
/// </summary>
internal static class Scripts
{
    private static readonly (int First, int Last)[] Shaped =
    [
        (0x0300, 0x036F), // combining marks
        (0x0590, 0x08FF), // Hebrew, Arabic, Syriac, Thaana, N'Ko
        (0x0900, 0x109F), // the Indic scripts, Thai, Lao, Tibetan, Myanmar
        (0x1780, 0x18AF), // Khmer, Mongolian
        (0x200B, 0x200F), // zero-width and direction marks
        (0x202A, 0x202E), // direction overrides, which can make a text read other than it is
        (0x2060, 0x206F),
        (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), // Hebrew and Arabic presentation forms
        (0xFE00, 0xFE0F), (0xE0100, 0xE01EF), // variation selectors
    ];

    public static bool NeedShaping(Rune rune) => rune.Value >= Shaped[0].First && Array.Exists(Shaped, block => rune.Value >= block.First && rune.Value <= block.Last);
}
