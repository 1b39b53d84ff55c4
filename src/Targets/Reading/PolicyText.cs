namespace Zhiheng.Targets.Reading;

/// <summary>The words of a file. All ranges count characters of <paramref name="Text"/>; lines end with a line feed.</summary>
/// <param name="Format">txt, html or docx.</param>
/// <param name="Encoding">utf-8 or gb18030.</param>
/// <param name="Tables">What stands in tables: cells are parted by tabs, rows by line feeds.</param>
public sealed record PolicyText(string Text, string Format, string Encoding, IReadOnlyList<TextRange> Tables)
{
    /// <summary>As printed, without blanks and line ends that a copy put between Chinese characters, in half-width forms.</summary>
    public string Clean(TextRange at) => Passage.Of(Text, at).Text;
}
