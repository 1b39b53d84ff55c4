using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Zhiheng.Web.Look;

/// <summary>What stands around every page of a signed-in area: who acts here for whom, and where they can go.</summary>
public sealed record Frame
{
    /// <summary>工作台 or 办事大厅, in the reader's language.</summary>
    public required string Area { get; init; }

    /// <summary>Where <c>g h</c> and the sign lead.</summary>
    public required string HomeHref { get; init; }

    public required string Person { get; init; }

    public required string Organisation { get; init; }

    public required string Role { get; init; }

    /// <summary>Unread notices; the link is left out without an address.</summary>
    public int Inbox { get; init; }

    public string? InboxHref { get; init; }

    /// <summary>The page of one's own account: sessions, second factor, password.</summary>
    public string? AccountHref { get; init; }

    /// <summary>Where the search box sends its <c>q</c>; no box without it.</summary>
    public string? SearchAction { get; init; }

    public string SearchHint { get; init; } = "";

    public string Query { get; init; } = "";

    public IReadOnlyList<RailGroup> Groups { get; init; } = [];
}

public sealed record RailGroup(string Title, IReadOnlyList<RailLink> Links);

/// <param name="Count">What waits there; nothing is shown at zero.</param>
/// <param name="Key">The letter after <c>g</c>, a to z without h.</param>
/// <param name="IsHome">The first page of an area: every page of it lies below, and belongs to another entry or to none.</param>
public sealed record RailLink(string Text, string Href, long Count = 0, char? Key = null, bool IsHome = false)
{
    /// <summary>The page itself or, unless it is a home, one below it.</summary>
    public bool IsCurrent(string path)
        => path == Href || (!IsHome && Href != "/" && path.StartsWith(Href, StringComparison.Ordinal) && path.Length > Href.Length && path[Href.Length] == '/');
}

public static class FrameData
{
    private const string Key = "Frame";

    public static void SetFrame(this ViewDataDictionary data, Frame frame) => data[Key] = frame;

    public static Frame Frame(this ViewDataDictionary data)
        => data[Key] as Frame ?? throw new InvalidOperationException("A page with the layout _Workbench has to call ViewData.SetFrame first.");
}
