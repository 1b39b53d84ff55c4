namespace Zhiheng.Platform.Databases;

/// <summary>Patterns for <c>like @pattern escape '!'</c>, which both databases read alike.</summary>
internal static class Like
{
    /// <summary>Whatever contains the text as it was typed: its own % and _ stand for themselves.</summary>
    public static string Containing(string? text)
        => $"%{(text ?? string.Empty).Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";
}
