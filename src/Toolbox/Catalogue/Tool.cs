using System.Text.Json.Nodes;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>One calculation of the toolbox as the command line, the web interface and the pages offer it.</summary>
/// <param name="Name">The name that files in the golden format use; unique.</param>
/// <param name="Chinese">What users read.</param>
/// <param name="English">What users of the English pages read.</param>
/// <param name="Formula">The formula in one line of plain text.</param>
/// <param name="Convention">The conventions and defaults that are meant.</param>
/// <param name="Source">Standard or publication.</param>
/// <param name="Run">Input and parameters in, results out. Throws <see cref="ToolboxException"/> for input that cannot be used; never returns NaN.</param>
public sealed record Tool(
    string Name, string Chinese, string English, string Formula, string Convention, string Source, Func<ToolInput, ToolInput, JsonObject> Run);
