using System.Text.Json.Nodes;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>
/// What some golden cases leave unsaid: which column is estimated, the known totals of a published example, the prior that scores are
/// computed with (it stands among the results), the process variation that the manual gives apart from the data of its example.
/// </summary>
internal static class Unsaid
{
    private static readonly Dictionary<string, string> ById = new(StringComparer.Ordinal)
    {
        ["linearity.aiag"] = """{"process_variation":14.1941}""",
        ["svy.strat.api00"] = """{"variable":"api00"}""",
        ["svy.strat.awards"] = """{"variable":"awd"}""",
        ["svy.clus1"] = """{"variable":"awd"}""",
        ["svy.clus2"] = """{"variable":"awd"}""",
        ["svy.calibration"] = """{"variable":"api00","population":{"stype":{"E":4421,"H":755,"M":1018},"sch_wide":{"No":1072,"Yes":5122}}}""",
        ["ebgm.caers"] = """{"theta":[2.17188,0.283455,1.02864,1.1799,0.0686809]}""",
    };

    /// <summary>A fresh object with the unsaid parameters of a case, empty for most.</summary>
    public static JsonObject Of(string id) => ById.TryGetValue(id, out var text) ? JsonNode.Parse(text)!.AsObject() : [];
}
