using Zhiheng.Platform.Documents.Pdf;

namespace Zhiheng.Platform.Documents.Layout;

/// <summary>
/// A horizontal band of a page that is never divided: a line of text, a row, a figure. Drawn with its upper left corner at the given
/// place, measured from the upper left corner of the page.
/// </summary>
internal sealed record Strip(double Height, Action<PageCanvas, double, double> Draw)
{
    /// <summary>Must not be the last on its page.</summary>
    public bool KeepsNext { get; init; }

    /// <summary>Only room: dropped where a page begins, but for the first.</summary>
    public bool IsRoom { get; init; }

    /// <summary>Draws nothing; what follows begins a page.</summary>
    public bool TurnsPage { get; init; }

    /// <summary>Goes to the foot of the page.</summary>
    public bool AtFoot { get; init; }

    /// <summary>Printed above the strip when it comes to stand first on a page.</summary>
    public Strip? Header { get; init; }
}
