using System.Text;

namespace Zhiheng.Platform.Documents.Pdf;

/// <summary>Writes the structure and the way back from each marked piece to its element (the parent tree).</summary>
internal sealed class StructureTree(PdfFile file, IReadOnlyList<int> pages)
{
    private readonly List<SortedDictionary<int, int>> parents = [.. pages.Select(_ => new SortedDictionary<int, int>())];

    /// <summary>Returns the number of the root object.</summary>
    public int Write(StructureNode document)
    {
        var root = file.Reserve();
        var top = Write(document, root);
        var tree = new StringBuilder("<</Nums[");
        for (var page = 0; page < pages.Count; page++)
        {
            tree.Append($"{page}[").AppendJoin(' ', parents[page].Values.Select(number => $"{number} 0 R")).Append(']');
        }

        var parentTree = file.Add(tree.Append("]>>").ToString());
        file.Put(root, $"<</Type/StructTreeRoot/K {top} 0 R/ParentTree {parentTree} 0 R/ParentTreeNextKey {pages.Count}>>");
        return root;
    }

    private int Write(StructureNode node, int parent)
    {
        var number = file.Reserve();
        var kids = node.Children.Select(child => $"{Write(child, number)} 0 R").ToList();
        foreach (var (page, mark) in node.Content)
        {
            parents[page][mark] = number;
            kids.Add($"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>");
        }

        var body = new StringBuilder($"<</Type/StructElem/S/{node.Type}/P {parent} 0 R");
        if (node.Alternative is { } alternative)
        {
            body.Append($"/Alt{PdfText.Text(alternative)}");
        }

        if (node.Box is { } box)
        {
            body.Append($"/A<</O/Layout/Placement/Block/BBox[{PdfText.Number(box.Left)} {PdfText.Number(box.Bottom)} {PdfText.Number(box.Right)} {PdfText.Number(box.Top)}]>>");
        }
        else if (node.Attributes is { } attributes)
        {
            body.Append($"/A{attributes}");
        }

        file.Put(number, body.Append(kids.Count == 0 ? ">>" : $"/K[{string.Join(' ', kids)}]>>").ToString());
        return number;
    }
}
