namespace Zhiheng.Platform.Documents;

/// <summary>A colour on paper, device RGB.</summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    /// <summary>The colours of the public pages (site.css), so that paper and screen are one house.</summary>
    public static Ink Text => new(0x16, 0x20, 0x2A);

    public static Ink Soft => new(0x55, 0x60, 0x6A);

    public static Ink Brand => new(0x0F, 0x4C, 0x5C);

    public static Ink Alert => new(0xA8, 0x24, 0x1C);

    public static Ink Amber => new(0x8F, 0x56, 0x00);

    public static Ink Line => new(0xCF, 0xCA, 0xBD);

    /// <summary>The same colour thinned towards white paper; 1 leaves it as it is.</summary>
    public Ink Tint(double strength) => new(Thin(Red, strength), Thin(Green, strength), Thin(Blue, strength));

    private static byte Thin(byte part, double strength) => (byte)Math.Round(255 - ((255 - part) * strength));
}

public enum Alignment
{
    Left,
    Centre,
    Right,

    /// <summary>Both edges even, as Chinese is usually set; the last line and lines with much room stay left.</summary>
    Justified,
}

/// <summary>How a text is set. Sizes are points; leading is a multiple of the size, tracking a part of it.</summary>
public sealed record TextStyle(double Size, Ink Ink)
{
    public static TextStyle Body { get; } = new(10.5, Ink.Text);

    public static TextStyle Small { get; } = new(8.5, Ink.Soft) { Leading = 1.5 };

    public static TextStyle Label { get; } = new(10, Ink.Soft);

    public static TextStyle Title { get; } = new(22, Ink.Text) { Bold = true, Leading = 1.4 };

    public static TextStyle Subtitle { get; } = new(13, Ink.Text) { Bold = true, Leading = 1.5 };

    public double Leading { get; init; } = 1.65;

    public double Tracking { get; init; }

    /// <summary>The shipped face has one weight; heavier strokes are drawn by outlining the letters in their own colour.</summary>
    public bool Bold { get; init; }

    public double LineHeight => Size * Leading;
}
