namespace Zhiheng.Web.Tests;

/// <summary>Examples for the pages and forms of the list of items, inspectors, plans, campaigns and the exchange.</summary>
internal static class InspectionDoors
{
    private const string Base = "/workbench/inspections";

    public static async Task<IReadOnlyList<Door>> Pages(DoorRecords r)
    {
        var (inspector, plan, campaign, export) = (await r.RegisteredInspector(), await r.YearPlan(), await r.Campaign(), await r.Export());
        return
        [
            new($"{Base}/inspectors/{{id:guid}}", Home.County, $"{Base}/inspectors/{inspector}"),
            new($"{Base}/inspectors/{{id:guid}}/change", Home.County, $"{Base}/inspectors/{inspector}/change"),
            new($"{Base}/plans/{{id:guid}}", Home.County, $"{Base}/plans/{plan}"),
            new($"{Base}/plans/{{id:guid}}/decide", Home.County, $"{Base}/plans/{plan}/decide"),
            new($"{Base}/campaigns/{{id:guid}}", Home.County, $"{Base}/campaigns/{campaign}"),
            new($"{Base}/campaigns/{{id:guid}}/decide", Home.County, $"{Base}/campaigns/{campaign}/decide"),
            new($"{Base}/exports/{{id:guid}}", Home.County, $"{Base}/exports/{export.Id}"),
        ];
    }

    public static async Task<IReadOnlyList<Form>> Forms(DoorRecords r)
    {
        async Task<Form> Decide(string kind, string handler, Task<Guid> id, int version = 1)
        {
            return new($"{Base}/{kind}/{{id:guid}}/decide", handler, Home.County, $"{Base}/{kind}/{await id}/decide", new() { ["Version"] = $"{version}", ["Reason"] = "理由" }) { Deed = Deed.Decides };
        }

        async Task<Form> Change(string handler, Dictionary<string, string> fields)
            => new($"{Base}/inspectors/{{id:guid}}/change", handler, Home.County, $"{Base}/inspectors/{await r.RegisteredInspector()}/change", fields) { Deed = Deed.Decides };

        // Sent whole by InspectionPagesTests: they ask for files, or make records of the sender's own.
        Form Role(string page, string? handler) => new($"{Base}/{page}", handler, Home.Role, $"{Base}/{page}", []) { Acts = false };
        var inspector = new Dictionary<string, string>
        {
            ["Version"] = "1", ["Inspector.EmployeeNo"] = "J-9001", ["Inspector.Name"] = "试验检查员", ["Inspector.UnitLevel"] = "county", ["Inspector.Post"] = "质量监管",
            ["Inspector.WarrantNo"] = "执法-1", ["Inspector.WarrantUntil"] = "2027-01-01", ["Inspector.Items"] = "*", ["Inspector.Capacity"] = "10",
        };
        return
        [
            await Decide("plans", "Approve", r.YearPlan()), await Decide("plans", "Decline", r.YearPlan()), await Decide("plans", "Publish", r.YearPlan(isApproved: true), 2),
            await Decide("campaigns", "Approve", r.Campaign()), await Decide("campaigns", "Decline", r.Campaign()),
            await Change("Change", inspector), await Change("Recuse", new() { ["Subject"] = Rows.Code(1), ["RecusalReason"] = "kin" }),
            await Change("Unrecuse", new() { ["Subject"] = Rows.Code(1), ["RecusalReason"] = "kin" }) with { Acts = false },
            Role("items/draft", "Upload"), Role("items/draft", "Item"), Role("items/draft", "Drop"), Role("items/publish", null),
            Role("inspectors/new", null), Role("plans/new", "More"), Role("plans/new", "Draft"), Role("campaigns/new", "More"), Role("campaigns/new", "Draft"),
            Role("pool", "Classes"), Role("pool", "Tag"), Role("pool", "Untag"), Role("exports", "Make"), Role("exports", "Receipt"),
        ];
    }
}
