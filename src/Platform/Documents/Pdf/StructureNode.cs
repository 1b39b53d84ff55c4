namespace Zhiheng.Platform.Documents.Pdf;

/// <summary>
/// An element of the tagged structure (ISO 32000-1, 14.7): what a screen reader reads, in order. <paramref name="type"/> is a
/// standard structure type such as P or Table.
/// </summary>
internal sealed class StructureNode(string type)
{
    private readonly List<StructureNode> children = [];

    public string Type => type;

    public IReadOnlyList<StructureNode> Children => children;

    /// <summary>The marked pieces of pages that belong directly to the element.</summary>
    public List<(int Page, int Mark)> Content { get; } = [];

    public string? Alternative { get; set; }

    /// <summary>Left, bottom, right, top in points from the lower left corner of the page; figures only.</summary>
    public (double Left, double Bottom, double Right, double Top)? Box { get; set; }

    /// <summary>A written attribute dictionary.</summary>
    public string? Attributes { get; set; }

    public StructureNode Add(string childType)
    {
        var child = new StructureNode(childType);
        children.Add(child);
        return child;
    }
}
