using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Bench.Toolbox;

/// <summary>
/// How many counted steps each tool does in a second, so that a limit in steps is about a limit in time: once cold and then warm, from
/// JSON to JSON as the desk of the website calculates. Processor time.
/// </summary>
internal static class EffortRates
{
    private sealed record Work(string Tool, string Input, string Parameters, string What);

    /// <param name="files">Golden files whose cases are run too.</param>
    public static void Print(MadeData data, IEnumerable<string> files)
    {
        Console.WriteLine("| tool | input | first call, s | warm, s | steps | steps a second, million | seconds for 100 million |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var work in (Work[])[.. Large(data), .. files.SelectMany(Golden)])
        {
            try
            {
                Run(work);
            }
            catch (ToolboxException refusal)
            {
                Console.WriteLine($"| {work.Tool} | {work.What} | {refusal.Code} | | | | |");
            }
        }
    }

    private static void Run(Work work)
    {
        var (input, parameters) = (new ToolInput(JsonDocument.Parse(work.Input).RootElement), new ToolInput(JsonDocument.Parse(work.Parameters).RootElement));
        var before = Environment.CpuUsage.TotalTime;
        double Spent() => (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var (_, steps) = Effort.Counted(() => Tools.Named(work.Tool).Run(input, parameters).ToJsonString());
        var first = Spent();
        var warm = first;
        for (var i = 0; i < 5 && (i == 0 || first < 2); i++)
        {
            before = Environment.CpuUsage.TotalTime;
            var runs = 0;
            do
            {
                (_, steps) = Effort.Counted(() => Tools.Named(work.Tool).Run(input, parameters).ToJsonString());
                runs++;
            }
            while (Spent() < 0.05);
            warm = Math.Min(warm, Spent() / runs);
        }

        Console.WriteLine($"| {work.Tool} | {work.What} | {first:0.000} | {warm:0.00000} | {steps:N0} | {steps / warm / 1e6:0.0} | {(steps > 0 ? 1e8 * warm / steps : double.PositiveInfinity):0.00} |");
    }

    private static IEnumerable<Work> Golden(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.Clone()).ToArray();
        foreach (var one in cases)
        {
            var input = one.TryGetProperty("input", out var found) ? found : default;
            if (input.ValueKind == JsonValueKind.Object && input.TryGetProperty("ref", out var of))
            {
                input = Array.Find(cases, other => other.GetProperty("id").GetString() == of.GetString()).GetProperty("input");
            }

            yield return new(
                one.GetProperty("tool").GetString()!, input.ValueKind == JsonValueKind.Undefined ? "{}" : input.GetRawText(),
                one.TryGetProperty("params", out var chosen) ? chosen.GetRawText() : "{}", one.GetProperty("id").GetString()!);
        }
    }

    private static IEnumerable<Work> Large(MadeData d)
    {
        var many = Numbers(d.Normals.AsSpan(0, 200_000));
        var groups = new JsonArray([.. d.Normals.Take(500_000).Chunk(5).Select(group => (JsonNode)Numbers(group))]).ToJsonString();
        var rows = new JsonArray([.. d.Normals.Take(250_000).Chunk(5).Select(group => (JsonNode)Numbers(group))]).ToJsonString();
        yield return new("SPC constants", $$"""{"n":[{{string.Join(',', Enumerable.Range(2, 99))}}]}""", "{}", "n = 2–100");
        yield return new("median range constant", $$"""{"n":[{{string.Join(',', Enumerable.Range(2, 99))}}]}""", "{}", "n = 2–100");
        yield return new("process capability (normal)", $$"""{"groups":{{groups}}}""", """{"lsl":-4,"usl":4,"target":0}""", "100,000 × 5");
        yield return new("process capability (normal)", $$"""{"groups":{{groups}}}""", """{"lsl":-4}""", "100,000 × 5, one limit");
        yield return new("xbar-R / xbar-S", $$"""{"groups":{{groups}}}""", "{}", "100,000 × 5");
        yield return new("I-MR", $$"""{"x":{{many.ToJsonString()}}}""", "{}", "200,000");
        yield return new("p / np / Laney p'", $$"""{"defectives":{{Numbers(d.Defectives.AsSpan(0, 200_000)).ToJsonString()}},"size":{{Numbers(d.Sizes.AsSpan(0, 200_000)).ToJsonString()}}}""", "{}", "200,000");
        yield return new("Hotelling T2, individuals", $$"""{"X":{{rows}}}""", "{}", "50,000 × 5");
        yield return new("time series decomposition and trend", $$"""{"y":{{Numbers(d.Series.AsSpan(0, 2_000)).ToJsonString()}},"frequency":12}""", "{}", "2,000");
        yield return new("MGPS / EBGM (DuMouchel)", $$"""{"N":{{Numbers(d.PairCounts).ToJsonString()}},"E":{{Numbers(d.PairExpected).ToJsonString()}}}""", "{}", "17,189");
        yield return new(
            "Farrington flexible (Noufaily 2012)", $$"""{"y":{{Numbers(d.Weekly).ToJsonString()}},"range":[{{string.Join(',', Enumerable.Range(300, 221))}}]}""", "{}", "221 weeks");
    }

    private static JsonArray Numbers(ReadOnlySpan<double> values)
    {
        var array = new JsonArray();
        foreach (var value in values)
        {
            array.Add((JsonNode)value);
        }

        return array;
    }
}
