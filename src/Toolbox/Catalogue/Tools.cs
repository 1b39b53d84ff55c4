namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Every tool of the toolbox. A family adds its tools in its own file.</summary>
public static class Tools
{
    private static readonly Dictionary<string, Tool> ByName = Index();

    public static IReadOnlyList<Tool> All { get; } = [.. ByName.Values];

    /// <summary>The tool of that name, or a <see cref="ToolboxException"/> that says which names begin alike.</summary>
    public static Tool Named(string name) => ByName.TryGetValue(name, out var tool) ? tool : throw Problems.UnknownTool(name);

    private static Dictionary<string, Tool> Index()
    {
        IEnumerable<Tool> all =
        [
            .. ConstantTools.All,
            .. DistributionTools.All,
            .. ChartTools.All,
            .. ShortRunTools.All,
            .. AttributeChartTools.All,
            .. MultivariateTools.All,
            .. RuleTools.All,
            .. RunLengthTools.All,
            .. CapabilityTools.All,
            .. NonNormalTools.All,
            .. JohnsonTools.All,
            .. MeasurementTools.All,
            .. AcceptanceTools.All,
            .. SurveyTools.All,
            .. SurveillanceTools.All,
            .. SignalTools.All,
            .. BasicTools.All,
            .. TaguchiTools.All,
            .. PlanningTools.All,
        ];
        return all.ToDictionary(tool => tool.Name, StringComparer.Ordinal);
    }
}
