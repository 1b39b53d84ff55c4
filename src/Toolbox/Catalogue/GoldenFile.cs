using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>What became of one case.</summary>
/// <param name="Difference">Null when the case passed; otherwise the first place that differs, with both values.</param>
public sealed record GoldenResult(string Id, string Tool, string? Difference)
{
    public bool Passed => Difference is null;
}

/// <summary>A file of cases with inputs and expected values. It says nothing of how they came about.</summary>
/// <remarks>
/// Format: <c>{"cases":[{"id","tool","input","params","expected","rtol","atol","note"}]}</c>. An input <c>{"ref":"ID"}</c> is the input of
/// the case ID of the same file. A number passes when |got - expected| ≤ atol + rtol·|expected|; null means not defined; results
/// that are not expected are not looked at. The note may widen the tolerance of named fields, see <see cref="Tolerance"/>.
/// </remarks>
public sealed class GoldenFile
{
    private readonly Dictionary<string, JsonElement> _cases;

    private GoldenFile(Dictionary<string, JsonElement> cases) => _cases = cases;

    public IReadOnlyCollection<string> Ids => _cases.Keys;

    /// <summary>Reads a file of cases; a file that is not one is a <see cref="ToolboxException"/>.</summary>
    public static GoldenFile Read(string text)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(text);
            root = document.RootElement.Clone();
        }
        catch (JsonException problem)
        {
            throw Problems.BadFile(new($"第 {problem.LineNumber + 1} 行不是有效的 JSON。", $"line {problem.LineNumber + 1} is not valid JSON."));
        }

        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("cases", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw Problems.BadFile(new("没有“cases”列表。", "there is no list “cases”."));
        }

        var cases = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var one in list.EnumerateArray())
        {
            if (one.ValueKind != JsonValueKind.Object || TextOf(one, "id") is not { } id || TextOf(one, "tool") is null || !one.TryGetProperty("expected", out _))
            {
                throw Problems.BadFile(new($"第 {cases.Count + 1} 个算例缺少“id”“tool”或“expected”。", $"case {cases.Count + 1} lacks “id”, “tool” or “expected”."));
            }

            if (!cases.TryAdd(id, one))
            {
                throw Problems.BadFile(new($"算例编号“{id}”出现了两次。", $"the id “{id}” appears twice."));
            }
        }

        return new(cases);
    }

    /// <summary>The name of the tool that a case asks for; it need not exist.</summary>
    public string ToolOf(string id) => TextOf(_cases[id], "tool")!;

    public IEnumerable<GoldenResult> RunAll() => Ids.Select(Run);

    /// <summary>Runs one case. What the tool refuses is a difference too: the case expects numbers.</summary>
    public GoldenResult Run(string id)
    {
        var one = _cases[id];
        var name = TextOf(one, "tool")!;
        try
        {
            var got = Tools.Named(name).Run(new(InputOf(one)), new(ParamsOf(one, id)));
            var difference = Comparison.FirstDifference(one.GetProperty("expected"), got, Tolerance.Of(one));
            return new(id, name, difference);
        }
        catch (ToolboxException refusal)
        {
            return new(id, name, $"{refusal.Code}: {refusal.Message}");
        }
    }

    /// <summary>The results of one case as JSON, for looking at them.</summary>
    public JsonObject Calculate(string id)
    {
        var one = _cases[id];
        return Tools.Named(TextOf(one, "tool")!).Run(new(InputOf(one)), new(ParamsOf(one, id)));
    }

    private static string? TextOf(JsonElement one, string name)
        => one.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    private JsonElement InputOf(JsonElement one) => Referred(one).TryGetProperty("input", out var input) ? input : default;

    /// <summary>The case whose input is meant. A reference may lead to a case that refers on; a circle is an error of the file.</summary>
    private JsonElement Referred(JsonElement one)
    {
        for (var steps = 0; one.TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.Object && TextOf(input, "ref") is { } other; steps++)
        {
            if (!_cases.TryGetValue(other, out one) || steps > _cases.Count)
            {
                throw Problems.BadFile(new($"引用的算例“{other}”不存在或互相引用。", $"the case “{other}” that another refers to is absent, or cases refer to each other in a circle."));
            }
        }

        return one;
    }

    /// <summary>
    /// A case that refers to another one has its parameters too, as far as it states none itself. The distribution cases carry the name of
    /// the function only in their id (<c>dist.pnorm</c>), so it becomes a parameter.
    /// </summary>
    private JsonElement ParamsOf(JsonElement one, string id)
    {
        var parameters = Unsaid.Of(id);
        foreach (var from in new[] { Referred(one), one })
        {
            if (from.TryGetProperty("params", out var stated) && stated.ValueKind == JsonValueKind.Object)
            {
                foreach (var part in stated.EnumerateObject())
                {
                    parameters[part.Name] = part.Value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(part.Value.GetRawText());
                }
            }
        }

        if (id.StartsWith("dist.", StringComparison.Ordinal) && TextOf(one, "tool") == DistributionTools.Name)
        {
            parameters["function"] = id["dist.".Length..];
        }

        return JsonSerializer.SerializeToElement(parameters);
    }
}
