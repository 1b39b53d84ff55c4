using Zhiheng.Toolbox.Sheets;
using Zhiheng.Web.Pages.Public.Tools.Boards;

namespace Zhiheng.Web.Pages.Public.Tools.Paths;

/// <summary>What <c>_ToolLink</c> writes.</summary>
public sealed record ToolReference(string? Tool, Words Name);

/// <summary>A recommendation is a link where this installation has the page, and its name alone where it has not: no link leads nowhere.</summary>
public static class ToolLinks
{
    private const string Board = "boards/";

    /// <summary>The address of a tool or board by the end of its address; null where there is no such page.</summary>
    public static string? Of(string? tool)
        => tool is null ? null
            : (tool.StartsWith(Board, StringComparison.Ordinal) ? BoardKind.Find(tool[Board.Length..]) is not null : SheetList.Find(tool) is not null) ? "/tools/" + tool : null;
}
