using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Import;

namespace Zhiheng.Web.Api;

/// <summary>The tables that reports and answers are written with.</summary>
internal static class CodeEndpoints
{
    public static void MapCodes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/regions/{code}", Region).WithName("region").WithTags("代码")
            .WithSummary("A division with its validity, parent and successors").ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/regions", Regions).WithName("regions").WithTags("代码")
            .WithSummary("The divisions directly below a division; provinces without a parent").ProducesProblem(400);
        api.MapGet("/codes", (HttpContext context, ReportRules rules) => Conditional.Json(context, rules.Codes.All.OrderBy(t => t.Key).Select(t => new { t.Key, t.Title, t.Source })))
            .WithName("codeTables").WithTags("代码").WithSummary("The names of the code tables");
        api.MapGet("/codes/{table}", Table).WithName("codeTable").WithTags("代码")
            .WithSummary("One code table of the reporting templates").ProducesProblem(404);
        api.MapGet("/schemes", (HttpContext context, ReportRules rules) => Conditional.Json(context, rules.Schemes.All))
            .WithName("schemes").WithTags("代码").WithSummary("Certification schemes by code prefix");
    }

    private static IResult Region(HttpContext context, string code, ReportRules rules)
    {
        var parsed = RegionCode.Parse(code);
        if (parsed.IsRefused)
        {
            return Answer.Problem(parsed.Refusal, StatusCodes.Status400BadRequest);
        }

        return rules.Regions.FindEver(parsed.Value) is { } region
            ? Conditional.Json(context, new { region = Row(region), successors = rules.Regions.SuccessorsOf(parsed.Value).Select(s => s.Value) })
            : Answer.Problem(CodeRefusals.NoRegion(parsed.Value), StatusCodes.Status404NotFound);
    }

    private static IResult Regions(HttpContext context, string? parent, BusinessCalendar calendar, ReportRules rules)
    {
        var above = string.IsNullOrEmpty(parent) ? null : parent;
        if (above is not null && RegionCode.Parse(above) is { IsRefused: true } parsed)
        {
            return Answer.Problem(parsed.Refusal, StatusCodes.Status400BadRequest);
        }

        var today = calendar.Today;
        var below = rules.Regions.All
            .Where(r => r.Parent?.Value == above && r.ValidFrom <= today && (r.ValidTo is null || today <= r.ValidTo))
            .OrderBy(r => r.Code.Value)
            .Select(Row);
        return Conditional.Json(context, below);
    }

    private static IResult Table(HttpContext context, string table, ReportRules rules)
        => rules.Codes.All.FirstOrDefault(t => t.Key == table) is { } found
            ? Conditional.Json(context, new { found.Key, found.Title, found.Source, codes = found.Names.OrderBy(n => n.Key) })
            : Answer.Problem(CodeRefusals.NoTable(), StatusCodes.Status404NotFound);

    private static object Row(Region region) => new
    {
        code = region.Code.Value,
        name = region.Name,
        level = region.Level,
        parent = region.Parent?.Value,
        validFrom = region.ValidFrom,
        validTo = region.ValidTo,
        isFunctionalZone = region.IsFunctionalZone,
    };
}

internal static class CodeRefusals
{
    public static Refusal NoRegion(RegionCode code) => new("api.region.unknown", $"没有区划代码 {code.Value}。请核对六位代码。");

    public static Refusal NoTable() => new("api.codes.unknown", "没有这个代码表。表名见 /api/v1/codes。");
}
