namespace Zhiheng.Toolbox.Rules;

/// <summary>Rules that tell a special cause from chance. Several may hold at one point; all are kept, the lowest number is shown.</summary>
[Flags]
public enum RunRules
{
    None = 0,

    /// <summary>1: a point beyond 3σ.</summary>
    Beyond = 1,

    /// <summary>2: nine points in a row on one side of the centre line.</summary>
    Side = 1 << 1,

    /// <summary>3: six points in a row rising or falling.</summary>
    Trend = 1 << 2,

    /// <summary>4: fourteen points in a row going up and down by turns.</summary>
    Alternating = 1 << 3,

    /// <summary>5: two of three points beyond 2σ on one side, this point among them.</summary>
    TwoOfThree = 1 << 4,

    /// <summary>6: four of five points beyond 1σ on one side, this point among them.</summary>
    FourOfFive = 1 << 5,

    /// <summary>7: fifteen points in a row within 1σ.</summary>
    Within = 1 << 6,

    /// <summary>8: eight points in a row outside 1σ, on either side.</summary>
    Outside = 1 << 7,

    /// <summary>8 as some programs read it: both sides must occur among the eight.</summary>
    OutsideBoth = 1 << 8,

    /// <summary>Western Electric: eight points in a row on one side.</summary>
    SideOfEight = 1 << 9,

    /// <summary>AIAG: seven points in a row on one side.</summary>
    SideOfSeven = 1 << 10,

    /// <summary>AIAG: seven points in a row rising or falling.</summary>
    TrendOfSeven = 1 << 11,

    /// <summary>判异八条 (L. S. Nelson, JQT 16 (1984) 237-239; GB/T 17989.2).</summary>
    Nelson = Beyond | Side | Trend | Alternating | TwoOfThree | FourOfFive | Within | Outside,

    /// <summary>Western Electric Statistical Quality Control Handbook (1956).</summary>
    WesternElectric = Beyond | TwoOfThree | FourOfFive | SideOfEight,

    /// <summary>AIAG SPC: beyond the limits, seven on one side, seven rising or falling.</summary>
    Aiag = Beyond | SideOfSeven | TrendOfSeven,

    /// <summary>What is on at first: rules 1, 2 and 5, with a false alarm every 158.7 points on average. All eight give one every 73.</summary>
    Usual = Beyond | Side | TwoOfThree,

    All = Nelson | OutsideBoth | SideOfEight | SideOfSeven | TrendOfSeven,
}

/// <summary>The editable numbers of the eight rules.</summary>
/// <param name="Beyond">Rule 1, in σ.</param>
/// <param name="Side">Rule 2, points in a row.</param>
/// <param name="Trend">Rule 3, points in a row, so one fewer steps.</param>
/// <param name="Alternating">Rule 4, points in a row.</param>
/// <param name="Within">Rule 7, points in a row.</param>
/// <param name="Outside">Rule 8, points in a row, at most 32.</param>
public readonly record struct RuleNumbers(double Beyond, int Side, int Trend, int Alternating, int Within, int Outside)
{
    public static RuleNumbers Standard { get; } = new(3, 9, 6, 14, 15, 8);
}
