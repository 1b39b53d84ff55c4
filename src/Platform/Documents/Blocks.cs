namespace Zhiheng.Platform.Documents;

/// <summary>A piece of a document, set from top to bottom. Measures are points; widths are those of the column the piece stands in.</summary>
public abstract record Block
{
    /// <summary>Every text the piece will print, so that a missing glyph is found before anything is laid out.</summary>
    internal virtual IEnumerable<string> Texts => [];
}

/// <summary>Level 1 is the title of the document. Stays with what follows it.</summary>
public sealed record Heading(string Text, int Level, TextStyle Style) : Block
{
    public Alignment Align { get; init; } = Alignment.Left;

    internal override IEnumerable<string> Texts => [Text];
}

/// <summary>A line feed in the text begins a new line.</summary>
public sealed record Paragraph(string Text, TextStyle Style) : Block
{
    public Alignment Align { get; init; } = Alignment.Justified;

    internal override IEnumerable<string> Texts => [Text];
}

/// <summary>
/// Rows under fine rules. Rows of up to four lines stay whole; longer ones continue on the next page, where the header, if there is
/// one, is printed again.
/// </summary>
/// <param name="Widths">One per column; a zero takes what the others leave.</param>
public sealed record Table(IReadOnlyList<double> Widths, IReadOnlyList<IReadOnlyList<string>> Rows) : Block
{
    public IReadOnlyList<string>? Header { get; init; }

    /// <summary>The first column names what the row says.</summary>
    public bool FirstColumnNames { get; init; }

    public TextStyle NameStyle { get; init; } = TextStyle.Label;

    public TextStyle ValueStyle { get; init; } = TextStyle.Body;

    public double RowPadding { get; init; } = 4.5;

    public double ColumnGap { get; init; } = 12;

    public Ink Rule { get; init; } = Ink.Line;

    internal override IEnumerable<string> Texts => Rows.SelectMany(row => row).Concat(Header ?? []);

    /// <summary>Label and value side by side.</summary>
    public static Table OfFacts(double labelWidth, params IReadOnlyList<(string Label, string Value)> facts)
        => new([labelWidth, 0], [.. facts.Select(fact => (IReadOnlyList<string>)[fact.Label, fact.Value])]) { FirstColumnNames = true };
}

public sealed record Rule(double Thickness, Ink Ink) : Block
{
    /// <summary>Null is the width of the column.</summary>
    public double? Width { get; init; }
}

/// <summary>Room; dropped where the second or a later page begins.</summary>
public sealed record Space(double Height) : Block;

/// <summary>A QR code, drawn as vectors with error correction M and a quiet zone of four modules inside its size.</summary>
/// <param name="Alternative">What a reader who cannot see it is told.</param>
public sealed record QrCode(string Text, double Size, string Alternative) : Block
{
    public Alignment Align { get; init; } = Alignment.Left;

    internal override IEnumerable<string> Texts => [];
}

/// <summary>Pieces in a double border, as on a seal. Not divided between pages.</summary>
public sealed record Framed(double Padding, Ink Ink, params IReadOnlyList<Block> Blocks) : Block
{
    internal override IEnumerable<string> Texts => Blocks.SelectMany(block => block.Texts);
}

/// <summary>A column of zero width shares what the others leave.</summary>
public sealed record Column(double Width, params IReadOnlyList<Block> Blocks)
{
    /// <summary>Sets the pieces at the foot of the row instead of its head.</summary>
    public bool AtFoot { get; init; }
}

/// <summary>Pieces side by side. Not divided between pages; one column alone keeps its pieces together.</summary>
public sealed record Columns(double Gap, params IReadOnlyList<Column> Items) : Block
{
    /// <summary>A fine rule in the middle of each gap.</summary>
    public Ink? Divider { get; init; }

    /// <summary>Must not be the last on its page.</summary>
    public bool KeepsNext { get; init; }

    internal override IEnumerable<string> Texts => Items.SelectMany(item => item.Blocks).SelectMany(block => block.Texts);
}

/// <summary>What follows begins a page.</summary>
public sealed record NewPage : Block;

/// <summary>Pieces kept together at the foot of the page on which they fit.</summary>
public sealed record Foot(params IReadOnlyList<Block> Blocks) : Block
{
    internal override IEnumerable<string> Texts => Blocks.SelectMany(block => block.Texts);
}
