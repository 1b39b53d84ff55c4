namespace Zhiheng.Web.Look;

/// <summary>
/// What a page answers about a certificate. The first five are the status on a day; <see cref="NotYetIssued"/> answers a day before the
/// award; the last two are no status but answers too: not in this register, and cannot tell now.
/// </summary>
public enum Verdict
{
    Valid,
    Suspended,
    Revoked,
    Cancelled,
    Expired,
    NotYetIssued,
    NotRegistered,
    Unknown,
}

public static class VerdictLook
{
    public static Words Words(this Verdict verdict) => verdict switch
    {
        Verdict.Valid => new("有效", "Valid"),
        Verdict.Suspended => new("暂停", "Suspended"),
        Verdict.Revoked => new("撤销", "Revoked"),
        Verdict.Cancelled => new("注销", "Cancelled"),
        Verdict.Expired => new("过期", "Expired"),
        Verdict.NotYetIssued => new("未颁发", "Not issued"),
        Verdict.NotRegistered => new("未登记", "Not listed"),
        Verdict.Unknown => new("待核验", "Cannot tell"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No words for this verdict."),
    };

    /// <summary>The class that carries its colour.</summary>
    public static string Class(this Verdict verdict) => "is-" + verdict.ToString().ToLowerInvariant();

    /// <summary>The shape that says it without colour: dot, bars, diamond, square, hollow square, ring. A path in a box of 10 × 10.</summary>
    public static string Shape(this Verdict verdict) => verdict switch
    {
        Verdict.Valid => "M5 .5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9z",
        Verdict.Suspended => "M1.5 .5h2.5v9h-2.5zM6 .5h2.5v9h-2.5z",
        Verdict.Revoked => "M5 0l5 5-5 5-5-5z",
        Verdict.Cancelled => "M1 1h8v8h-8z",
        Verdict.Expired => "M1 1h8v8h-8zM2.5 2.5v5h5v-5z",
        _ => "M5 .5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9zM5 2a3 3 0 1 1 0 6 3 3 0 1 1 0-6z",
    };
}
