using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Checks;
using Zhiheng.Inspection.Findings;
using Zhiheng.Inspection.Open;
using Zhiheng.Inspection.Plans;
using PublishedFinding = Zhiheng.Inspection.Open.PublishedFinding;

namespace Zhiheng.Inspection.Exports;

/// <summary>
/// Plans, tasks and results in the field names of rules.md §10. Days are yyyy-MM-dd; a field that the system does not know is empty. No
/// person is named: the group that checked stands as its unit.
/// </summary>
internal static class ExportRecords
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonObject record) => record.ToJsonString(Json);

    public static JsonObject Plan(PlanRow plan)
    {
        var lines = plan.PlanLines;
        return new JsonObject
        {
            ["planYear"] = plan.Year.ToString(CultureInfo.InvariantCulture), ["planName"] = plan.Title, ["planCode"] = PlanCode(plan), ["planType"] = "2",
            ["planStartTime"] = $"{plan.Year:0000}-{lines.Min(line => line.FromMonth):00}-01",
            ["planEndTime"] = Day(new DateOnly(plan.Year, lines.Max(line => line.ToMonth), 1).AddMonths(1).AddDays(-1)),
            ["planLeadDept"] = plan.OrganName, ["planRange"] = string.Join('；', lines.Select(line => $"{line.Name}（{string.Join('、', line.Items)}，{line.Ratio}）")),
            ["crossDepartFlag"] = lines.Any(line => line.Departments.Count > 0) ? "1" : "0", ["innerCode"] = string.Empty,
        };
    }

    public static JsonObject Task(CampaignRow campaign, DrawnTotals totals)
    {
        var conditions = campaign.ConditionSet;
        return new JsonObject
        {
            ["taskCode"] = campaign.Code, ["taskName"] = campaign.Name, ["taskState"] = PlanWords.State(campaign.State), ["taskType"] = campaign.Plan is null ? "临时" : "年度计划",
            ["taskObject"] = ItemWords.Pools.GetValueOrDefault(campaign.Pool, campaign.Pool),
            ["taskCondition"] = conditions.IsDirected ? string.Join('；', conditions.Tags.Concat(conditions.Classes).Concat(conditions.Region is { } region ? [region] : [])) : "不定向",
            ["entTotal"] = Number(totals.Pool), ["randomTotal"] = Number(totals.Drawn), ["randomPercent"] = totals.Pool == 0 ? string.Empty : (100m * totals.Drawn / totals.Pool).ToString("0.##", CultureInfo.InvariantCulture),
            ["randomDate"] = totals.HeldOn is { } held ? Day(held) : string.Empty, ["itemNum"] = Number(campaign.ItemCodes.Count), ["publicFlag"] = "1",
        };
    }

    /// <param name="steps">What follows, in its order. Only the kinds of the steps go out, never their words.</param>
    public static JsonObject Result(PublishedFinding finding, IReadOnlyDictionary<string, string> names, IReadOnlyList<FollowUpRow> steps) => new()
    {
        ["uniSCID"] = finding.Subject, ["entName"] = finding.SubjectName, ["taskCode"] = finding.Campaign, ["checkType"] = "双随机抽查", ["checkDeptCode"] = finding.OrganRegion,
        ["checkDeptName"] = finding.OrganName, ["checkDeptPerson"] = finding.Unit, ["checkDate"] = Day(finding.CheckedOn), ["checkResult"] = string.Join(',', finding.CodeList),
        ["disposeMss"] = string.Join('；', steps.Select(step => CheckWords.FollowUp(step.Code)).Distinct()),
        ["disposeState"] = steps.Count == 0 ? string.Empty : steps.All(step => step.DoneOn is not null) ? "已办结" : "办理中",
        ["disposeFinishDate"] = steps.Count > 0 && steps.All(step => step.DoneOn is not null) ? Day(steps.Max(step => step.DoneOn)!.Value) : string.Empty, ["auditState"] = "4", ["auditOpinion"] = string.Empty,
        ["publicDate"] = Day(finding.PublishedOn),
        ["items"] = new JsonArray(
        [
            .. finding.ItemCodes.Select(code => (JsonNode)new JsonObject
            {
                ["checkCode"] = code, ["checkName"] = names.GetValueOrDefault(code, code), ["isCheck"] = "1", ["problem"] = finding.HasProblem ? "1" : "0", ["dispose"] = string.Empty,
            }),
        ]),
    };

    private static string PlanCode(PlanRow plan) => $"{plan.OrganRegion}-{plan.Year}-{plan.Id.ToString("N")[..8]}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
