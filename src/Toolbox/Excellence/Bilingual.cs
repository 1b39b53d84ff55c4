namespace Zhiheng.Toolbox.Excellence;

/// <summary>The same in both languages of the pages.</summary>
public sealed record Bilingual(string Chinese, string English);
