using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Turns results into JSON. A number that is not defined is written as null on purpose (<see cref="Maybe"/>), never by accident.</summary>
internal static class Answer
{
    /// <summary>A finite number, or a <see cref="ToolboxException"/> that names the result.</summary>
    public static JsonNode Number(double value, string what = "结果")
    {
        Effort.Spend(20);
        return double.IsFinite(value) ? JsonValue.Create(value) : throw Problems.NotDefined(Words.Both(what));
    }

    /// <summary>Null where the quantity does not exist (no upper specification, first points of a window).</summary>
    public static JsonNode? Maybe(double? value) => value is { } number ? Number(number) : null;

    public static JsonArray Numbers(IEnumerable<double> values, string what = "结果") => [.. values.Select(value => Number(value, what))];

    public static JsonArray Maybes(IEnumerable<double?> values) => [.. values.Select(Maybe)];

    public static JsonArray Wholes(IEnumerable<int> values) => [.. values.Select(value =>
    {
        Effort.Spend(20);
        return (JsonNode)value;
    })];

    public static JsonArray Texts(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];

    public static JsonArray Matrix(IEnumerable<IEnumerable<double>> rows) => [.. rows.Select(row => (JsonNode)Numbers(row))];
}
