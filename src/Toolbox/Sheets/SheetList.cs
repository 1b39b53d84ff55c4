using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Every tool that has a page.</summary>
public static class SheetList
{
    public static IReadOnlyList<Sheet> All { get; } = [.. Families().Select(HeadOfYears.Told).Select(FiniteFinding.Guarded)];

    public static Sheet? Find(string slug) => All.FirstOrDefault(sheet => sheet.Slug == slug);

    /// <summary>Runs a tool of the catalogue by its name.</summary>
    /// <exception cref="ToolboxException">What the tool says.</exception>
    internal static JsonObject Ask(string tool, JsonObject input, JsonObject? parameters = null)
        => Tools.Named(tool).Run(new ToolInput(JsonSerializer.SerializeToElement(input)), new ToolInput(JsonSerializer.SerializeToElement(parameters ?? [])));

    private static IReadOnlyList<Sheet> Families() =>
    [
        .. ControlSheets.All,
        .. CapabilitySheets.All,
        .. MeasurementSheets.All,
        .. AcceptanceSheets.All,
        .. CausesSheets.All,
        .. LifeSheets.All,
        .. SurveySheets.All,
        .. WarningSheets.All,
        .. CostSheets.All,
        .. TableSheets.All,
    ];
}
