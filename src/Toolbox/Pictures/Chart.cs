namespace Zhiheng.Toolbox.Pictures;

public enum ChartKind
{
    Line,

    /// <summary>A line whose single points are judged: limits as marks or stepped series, zones as bands, flagged points each with a reason.</summary>
    Control,
    Bar,
    Scatter,

    /// <summary>Rows by columns; a cell is a figure or a word with a tone.</summary>
    Heat,

    /// <summary>Divisions of a region, coloured by one figure. Without geometry it is drawn as bars.</summary>
    Map,
    Radar,
}

public enum ChartSize
{
    Normal,

    /// <summary>One of many beside each other.</summary>
    Small,

    /// <summary>For a dozen rows or two, or a map.</summary>
    Tall,

    /// <summary>For more rows than that.</summary>
    Long,
}

/// <summary>
/// What a picture shows, not how: <c>&lt;chart model="…"&gt;</c> writes the caption, the place it is drawn at, its table, its downloads. Figures are
/// finite or null (no figure: a gap); anything else is a bug of the page and throws when it is written.
/// </summary>
public sealed record Chart
{
    public required ChartKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>What the picture says, in one sentence; read out for those who do not see it.</summary>
    public string? Reading { get; init; }

    /// <summary>Source and convention, below the picture.</summary>
    public string? Note { get; init; }

    /// <summary>The unit of the figures, such as 张 or %.</summary>
    public string? Unit { get; init; }

    public ChartAxis Across { get; init; } = ChartAxis.Plain;

    public ChartAxis Up { get; init; } = ChartAxis.Plain;

    /// <summary>The names along the first axis: months, divisions, columns of a heat table. Empty: points are numbered, or stand where <see cref="ChartSeries.At"/> says.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public IReadOnlyList<ChartSeries> Series { get; init; } = [];

    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    public IReadOnlyList<ChartBand> Bands { get; init; } = [];

    /// <summary>The rows of a heat table, first on top.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    public IReadOnlyList<ChartCell> Cells { get; init; } = [];

    /// <summary>Points of a scatter that stand where <see cref="ChartSeries.At"/> says and are named by <see cref="Labels"/>.</summary>
    public bool HasNamedPoints => Kind == ChartKind.Scatter && Labels.Count > 0 && Series.Any(series => series.At is not null);

    /// <summary>For <see cref="ChartKind.Map"/>: the codes that belong to <see cref="Labels"/>, and the geometry.</summary>
    public ChartMap? Map { get; init; }

    public ChartSize Size { get; init; }

    /// <summary>Bars lie, names stand beside them: for long names.</summary>
    public bool IsSideways { get; init; }

    /// <summary>Digits after the point in figures that are written out.</summary>
    public int Digits { get; init; } = 4;
}

/// <summary>An axis reaches as far as its figures unless <paramref name="From"/> and <paramref name="To"/> say more.</summary>
public sealed record ChartAxis(string? Title = null, double? From = null, double? To = null)
{
    public static ChartAxis Plain { get; } = new();
}

public enum SeriesLook
{
    /// <summary>As the kind of the chart has it.</summary>
    Usual,
    Dashed,

    /// <summary>A value that holds until the next, such as a limit.</summary>
    Stepped,
    Points,

    /// <summary>A line over bars.</summary>
    Line,
}

/// <summary>Figures in the order of <see cref="Chart.Labels"/>.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>Where the points stand on the first axis, one for each value; null: evenly.</summary>
    public IReadOnlyList<double>? At { get; init; }

    public SeriesLook Look { get; init; }

    /// <summary>Measured on an axis of its own, in percent from 0 to 100.</summary>
    public bool OnRight { get; init; }

    /// <summary>The lower and upper edge of what is uncertain about each value; both or neither.</summary>
    public IReadOnlyList<double?>? Low { get; init; }

    public IReadOnlyList<double?>? High { get; init; }

    /// <summary>Points that ask for attention, by their place from 0, each with the reason. No thinning ever drops one.</summary>
    public IReadOnlyDictionary<int, string> Flags { get; init; } = new Dictionary<int, string>();

    /// <summary>Paths of this installation behind each value; empty: none leads anywhere.</summary>
    public IReadOnlyList<string?> Links { get; init; } = [];
}

/// <summary>A line across the chart at a value of the upward axis, or of the first one when <paramref name="IsUpright"/>.</summary>
public sealed record ChartMark(string Label, double Value, Tone Tone = Tone.Plain, bool IsUpright = false);

/// <summary>A stretch between two values of the upward axis, or of the first one when <paramref name="IsUpright"/>.</summary>
public sealed record ChartBand(string Label, double From, double To, Tone Tone = Tone.Plain, bool IsUpright = false);

/// <summary>A cell of a heat table: <paramref name="Text"/> is what stands in it and in the table, <paramref name="Tone"/> or <paramref name="Value"/> colours it.</summary>
public sealed record ChartCell(int Row, int Column, string Text, Tone? Tone = null, double? Value = null, string? Href = null);

/// <param name="Codes">Six-digit codes, one for each label.</param>
/// <param name="Geometry">Where the shapes lie (an address of this installation); null: nobody has loaded them.</param>
public sealed record ChartMap(IReadOnlyList<string> Codes, string? Geometry);
