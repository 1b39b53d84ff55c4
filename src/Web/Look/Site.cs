namespace Zhiheng.Web.Look;

/// <summary>What this installation says about itself on every page.</summary>
public sealed class Site
{
    /// <summary>Who runs it and for which area, for example 山东省质量认证与监管平台.</summary>
    public required Words Place { get; init; }

    /// <summary>All organisations and certificates are made up: every page says so on top.</summary>
    public required bool IsDemo { get; init; }

    public required string Version { get; init; }

    /// <summary>When the register last took in a fact; null while it is empty or cannot be reached. Must not throw.</summary>
    public required Func<ValueTask<DateTimeOffset?>> DataAsOf { get; init; }

    /// <summary>
    /// Where the world finds this site, for example <c>https://zhiheng.example.cn</c>, without a slash at the end. QR codes carry it.
    /// Null: every page answers under the address it was asked at.
    /// </summary>
    public string? PublicUrl { get; init; }

    /// <summary>Where the API describes itself, once it does.</summary>
    public string? ApiDescription { get; init; }
}
