namespace Zhiheng.Platform.Documents;

/// <summary>
/// How a certificate keeps to one page: long names are set smaller, a full page draws together, and what is still too much goes to
/// the annex, so that the first page always holds the dates, the signature and the code.
/// </summary>
public sealed partial record CertificateSheet
{
    private const int LongestScopeOnFirstPage = 260, MostSitesOnFirstPage = 3;

    /// <summary>Characters of the text size that fit beside the labels.</summary>
    private const double ValueWidth = 35;

    /// <summary>Lines beyond one for each entry: where the page draws together, where it does so strongly, and where it is full.</summary>
    private const double Snug = 3, Tight = 8, Full = 8;

    private bool ScopeIsLong => Scope.Length > LongestScopeOnFirstPage || Scope.Count(c => c == '\n') > 6 || (Lines(Scope) > 2 && Extra(Scope, SiteText) > Full);

    private bool HasManySites => Sites.Count > MostSitesOnFirstPage || (Sites.Count > 1 && Extra("", SiteText) > Full);

    private string ScopeText => ScopeIsLong ? $"见附页（全文 {Scope.Length:N0} 字）" : Scope;

    private string SiteText => Sites.Count > MostSitesOnFirstPage ? $"共 {Sites.Count} 处，见附页" : string.Join('\n', Sites.Select(site => $"{site.Name}　{site.Address}"));

    private TextStyle BodyStyle => new(11.5, Ink.Brand) { Tracking = Em(Body) > 34 ? 0.02 : 0.16 };

    private TextStyle TitleStyle => new TextStyle(Title.Length switch { <= 12 => 31, <= 17 => 24, _ => 18 }, Ink.Text)
    {
        Bold = true, Tracking = Title.Length <= 17 ? 0.14 : 0.03, Leading = 1.35,
    };

    private TextStyle HolderStyle => Em(Holder) switch
    {
        <= 18 => new TextStyle(21, Ink.Brand) { Bold = true, Tracking = 0.05, Leading = 1.45 },
        <= 52 => new TextStyle(17, Ink.Brand) { Bold = true, Tracking = 0.05, Leading = 1.45 },
        _ => new TextStyle(13.5, Ink.Brand) { Bold = true, Tracking = 0.02, Leading = 1.4 },
    };

    private double Room(double points) => points * (Extra(ScopeText, SiteText) switch { <= Snug => 1, <= Tight => 0.55, _ => 0.3 });

    private double Extra(string scope, string sites)
        => new[] { HolderAddress, Scheme, Standards, scope, sites }.Sum(value => Math.Max(0, Lines(value) - 1))
            + Parties.Sum(party => Lines(Text(party)) + 0.5)
            + (Math.Ceiling(Em(Holder) * HolderStyle.Size / 460) - 1) + (Title.Length > 24 ? 2 : 0) + (sites.Length > 0 ? 1 : 0) + (Signatory.Length > 0 ? 2 : 0);

    private static double Lines(string text) => text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(Em(line) / ValueWidth)));

    /// <summary>Width in characters of full width; Latin letters take about half.</summary>
    private static double Em(string text) => text.Sum(c => c < 0x2E80 ? 0.55 : 1);
}
