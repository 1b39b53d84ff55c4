namespace Zhiheng.Platform.Powers;

/// <summary>Lines of business (业务条线). A grant is given for one of them; administrators' grants have none.</summary>
public enum Line
{
    /// <summary>认证</summary>
    Certification,

    /// <summary>检验检测</summary>
    Testing,

    /// <summary>产品质量</summary>
    ProductQuality,

    /// <summary>信用</summary>
    Credit,

    /// <summary>消保</summary>
    Consumers,

    /// <summary>稽查</summary>
    Enforcement,

    /// <summary>统计</summary>
    Statistics,
}

/// <summary>
/// A table whose rows belong to a region and to firms, and in which columns they say so. Signed-in people reach it only through
/// <c>{mine table alias}</c> in the SQL of a store, which <see cref="Scope"/> turns into the predicate of what is theirs.
/// </summary>
/// <param name="Region">The column with the six digits of the owning region; null where officers have no business.</param>
/// <param name="Body">The column with the id of the certification body whose record it is, or null.</param>
/// <param name="Organization">The column with the id of the organisation whose record it is, or null.</param>
/// <param name="Line">The line of business of the rows; null: of every line.</param>
public sealed record ScopedTable(string Name, string? Region, string? Body, string? Organization, Line? Line);
