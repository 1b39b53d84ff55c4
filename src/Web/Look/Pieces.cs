namespace Zhiheng.Web.Look;

/// <summary>Keyset paging. <paramref name="Shown"/> says in the reader's language what this page shows.</summary>
public sealed record PagerView(string Shown, string? NextHref, string? FirstHref);

/// <summary>Something that keeps a form from being accepted. <paramref name="Field"/> is the id of the field it is about.</summary>
public sealed record ProblemView(string Message, string? Field = null);

/// <summary>
/// One fact in a history. <paramref name="On"/> is the day it takes effect, <paramref name="RecordedAt"/> when the register took it in;
/// <paramref name="Verdict"/> is the status it led to, null when it changed none.
/// </summary>
public sealed record HistoryEntry(DateOnly On, Words Title, string? Detail, string By, DateTimeOffset RecordedAt, Verdict? Verdict);

/// <summary>A choice that narrows a list; a capped count stands for more. <paramref name="Href"/> is the list with this choice taken, or given back if it was.</summary>
public sealed record ChoiceView(string Label, long Count, bool IsCapped, bool Chosen, string Href);

/// <summary>The choices of one kind, for example all regions: the fullest first, the others folded away.</summary>
public sealed record FacetView(string Title, IReadOnlyList<ChoiceView> Choices)
{
    private const int Open = 8;

    public IEnumerable<ChoiceView> First => Choices.Take(Open).Concat(Choices.Skip(Open).Where(choice => choice.Chosen));

    public IEnumerable<ChoiceView> Folded => Choices.Skip(Open).Where(choice => !choice.Chosen);
}

/// <summary>The one search box. Slim above results, tall on the home page.</summary>
public sealed record SearchBoxView(string Query, bool Slim = false);

/// <summary>An answer that is a whole page: the seal, what is so, what it means and where to go from there.</summary>
public sealed record AnswerView(Verdict Verdict, string Title, string Meaning, IReadOnlyList<string> Hints, IReadOnlyList<LinkView> Links);

public sealed record LinkView(string Text, string Href);
