using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Tests;

/// <summary>Runs a tool as the doors do, from JSON text.</summary>
internal static class Given
{
    public static JsonObject Run(string tool, string input, string parameters = "{}")
        => Tools.Named(tool).Run(new(JsonDocument.Parse(input).RootElement), new(JsonDocument.Parse(parameters).RootElement));

    public static ToolboxException Refusal(string tool, string input, string parameters = "{}")
        => Assert.Throws<ToolboxException>(() => Run(tool, input, parameters));
}
