using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.Charts;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Styleguide;

/// <summary>Every kind of chart, with figures and a province that do not exist.</summary>
public sealed class ChartsModel(Say say) : PageModel
{
    private const int Many = 200_000;

    private static readonly (string Code, string Name)[] Cities =
        [("990100", "东泽市"), ("990200", "西岭市"), ("990300", "南浦市"), ("990400", "北原市"), ("990500", "云台市"), ("990600", "青河市")];

    private static readonly double?[] CityFigures = [21_340, 18_022, 9_871, 12_450, 6_230, null];

    public IReadOnlyList<Chart> Shown { get; private set; } = [];

    public void OnGet() => Shown = [Progress(), Control(), Pareto(), Years(), Scatter(), Heat(), Map("/styleguide/charts?handler=Shapes"), Map(null), Radar()];

    /// <summary>A control chart of very many points: what is drawn is thinned, no flagged point is.</summary>
    public void OnGetLong()
    {
        var values = Enumerable.Range(0, Many).Select(place => (double?)(10 + Math.Sin(place / 9000.0) + Noise(place))).ToArray();
        values[123_456] = 16.5;
        Shown = [new Chart
        {
            Kind = ChartKind.Control,
            Title = say["二十万个点的控制图", "Two hundred thousand points"],
            Series = [new ChartSeries(say["测量值", "Measured"], values) { Flags = new Dictionary<int, string> { [123_456] = say["超出控制限", "beyond the limits"] } }],
            Marks = [new ChartMark("UCL", 13, Tone.Bad), new ChartMark("LCL", 7, Tone.Bad)],
        }];
    }

    public IActionResult OnGetShapes()
    {
        var shapes = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (var place = 0; place < Cities.Length; place++)
        {
            var (east, north) = (117 + (place % 3 * 1.2), 36 - (place / 3 * 0.9));
            shapes.Append(CultureInfo.InvariantCulture, $"{(place == 0 ? "" : ",")}{{\"type\":\"Feature\",\"properties\":{{\"code\":\"{Cities[place].Code}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{east:0.##},{north:0.##}],[{east + 0.7:0.##},{north + 0.15:0.##}],[{east + 1.2:0.##},{north:0.##}],[{east + 1.2:0.##},{north - 0.9:0.##}],[{east + 0.5:0.##},{north - 0.75:0.##}],[{east:0.##},{north - 0.9:0.##}],[{east:0.##},{north:0.##}]]]}}}}");
        }

        return Content(shapes.Append("]}").ToString(), "application/geo+json", Encoding.UTF8);
    }

    private Chart Progress()
    {
        var months = Enumerable.Range(0, 36).Select(month => new DateOnly(2024, 1, 1).AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture)).ToArray();
        double?[] known = [.. Enumerable.Range(0, 36).Select(month => month < 23 ? 100_000 + (month * 1_130) + (2_000 * Math.Sin(month / 2.0)) : (double?)null).Select(value => value is { } figure ? Math.Round(figure) : (double?)null)];
        double?[] ahead = [.. Enumerable.Range(0, 36).Select(month => month >= 22 ? 100_000 + (month * 1_130.0) : (double?)null)];
        double?[] Edge(int per) => [.. ahead.Select((value, month) => value + (per * (month - 22)))];
        return new Chart
        {
            Kind = ChartKind.Line,
            Title = say["省级有效认证证书", "Valid certificates of the province"],
            Reading = say["按现有速度，2026 年底可达 13.9 万张，高于目标 13 万张：进度正常。", "At the present pace 139,000 by the end of 2026, above the target of 130,000: on course."],
            Note = say["来源：登记簿，每月末。阴影为 80% 预测区间。", "Source: the register at each month's end. Shaded: the 80% forecast interval."],
            Unit = say["张", "certificates"],
            Labels = months,
            Series = [new ChartSeries(say["实际", "Actual"], known), new ChartSeries(say["预测", "Forecast"], ahead) { Look = SeriesLook.Dashed, Low = Edge(-420), High = Edge(420) }],
            Marks = [new ChartMark(say["目标 13 万", "Target 130,000"], 130_000, Tone.Good)],
        };
    }

    private Chart Control()
    {
        double?[] values = [.. Enumerable.Range(0, 60).Select(place => (double?)Math.Round(50 + (3 * Noise(place)) + (place > 44 ? 1.6 : 0), 2))];
        values[27] = 58.9;
        return new Chart
        {
            Kind = ChartKind.Control,
            Title = say["灌装量单值控制图", "Individuals chart of filled volume"],
            Reading = say["过程不受控：第 28 点超出上控制限（规则 1）。", "Out of control: point 28 lies beyond the upper limit (rule 1)."],
            Unit = "mL",
            Across = new ChartAxis(say["序号", "No."]),
            Series = [new ChartSeries(say["灌装量", "Volume"], values) { Flags = new Dictionary<int, string> { [27] = say["超出上控制限（规则 1）", "beyond the upper limit (rule 1)"] } }],
            Marks = [new ChartMark("UCL 56.2", 56.2, Tone.Bad), new ChartMark("CL 50.2", 50.2), new ChartMark("LCL 44.2", 44.2, Tone.Bad)],
            Bands = [new ChartBand("C", 48.2, 52.2, Tone.Good)],
        };
    }

    private Chart Pareto()
    {
        double?[] counts = [86, 52, 31, 17, 9, 5];
        return new Chart
        {
            Kind = ChartKind.Bar,
            Title = say["不合格项目排列图", "Pareto chart of defects"],
            Reading = say["前两类占 69%。", "The first two kinds make 69%."],
            Unit = say["批", "lots"],
            Labels = say.InEnglish ? ["Label", "Power", "Insulation", "Cord", "Heat", "Other"] : ["标识", "输入功率", "绝缘", "电源线", "发热", "其他"],
            Series = [new ChartSeries(say["批次", "Lots"], counts), new ChartSeries(say["累计", "Cumulative"], [43, 69, 84.5, 93, 97.5, 100]) { Look = SeriesLook.Line, OnRight = true }],
        };
    }

    private Chart Years() => new()
    {
        Kind = ChartKind.Bar,
        Title = say["各市有效证书同比", "Certificates by city, this year and last"],
        Unit = say["张", "certificates"],
        Labels = [.. Cities.Select(city => city.Name)],
        Series = [new ChartSeries("2025", [20_100, 17_500, 9_900, 11_020, 5_800, 3_010]), new ChartSeries("2026", CityFigures)],
    };

    private Chart Scatter()
    {
        double[] at = [.. Enumerable.Range(0, 80).Select(place => Math.Round(20 + (place * 0.4) + Noise(place), 2))];
        return new Chart
        {
            Kind = ChartKind.Scatter,
            Title = say["温度与强度", "Temperature and strength"],
            Across = new ChartAxis(say["温度 ℃", "Temperature °C"]),
            Up = new ChartAxis(say["强度 MPa", "Strength MPa"]),
            Series = [new ChartSeries(say["强度", "Strength"], [.. at.Select((x, place) => (double?)Math.Round(300 + (2.1 * x) + (8 * Noise(place + 500)), 1))]) { At = at }],
        };
    }

    private Chart Heat()
    {
        string[] measures = say.InEnglish ? ["1 Grow certification", "2 Upgrade management systems", "3 Green products", "4 Oversee bodies", "5 Join up data"] : ["1 扩大认证覆盖", "2 质量管理体系升级", "3 绿色产品认证", "4 加强机构监管", "5 数据共享"];
        (string Chinese, string English, Tone Tone)[] states = [("已完成", "met", Tone.Good), ("正常", "on course", Tone.Pending), ("滞后", "behind", Tone.Bad), ("无法判断", "cannot tell", Tone.Unknown), ("无数据", "no figure", Tone.Plain)];
        return new Chart
        {
            Kind = ChartKind.Heat,
            Title = say["措施与进展", "Measures and how they stand"],
            Up = new ChartAxis(say["措施", "Measure"]),
            Rows = measures,
            Labels = [.. Cities.Select(city => city.Name)],
            Cells =
            [
                .. from row in Enumerable.Range(0, measures.Length)
                   from column in Enumerable.Range(0, Cities.Length)
                   let state = states[((row * 3) + (column * column)) % states.Length]
                   select new ChartCell(row, column, say[state.Chinese, state.English], state.Tone, Href: "/styleguide/charts"),
            ],
        };
    }

    private Chart Map(string? geometry) => new()
    {
        Kind = ChartKind.Map,
        Title = geometry is null ? say["各市有效证书（未装入地图）", "Certificates by city (no map loaded)"] : say["各市有效证书", "Certificates by city"],
        Unit = say["张", "certificates"],
        Labels = [.. Cities.Select(city => city.Name)],
        Map = new ChartMap([.. Cities.Select(city => city.Code)], geometry),
        Series = [new ChartSeries(say["有效证书", "Valid certificates"], CityFigures)],
    };

    private Chart Radar() => new()
    {
        Kind = ChartKind.Radar,
        Title = say["卓越绩效自评", "Self-assessment"],
        Up = new ChartAxis(To: 100),
        Labels = say.InEnglish ? ["Leadership", "Strategy", "Customers", "Resources", "Processes", "Measurement", "Results"] : ["领导", "战略", "顾客与市场", "资源", "过程管理", "测量分析", "结果"],
        Series = [new ChartSeries(say["本次", "Now"], [72, 65, 80, 58, 70, 61, 55]), new ChartSeries(say["上次", "Before"], [60, 62, 66, 55, 52, 50, 48])],
    };

    // The fraction of a large multiple of a sine: looks like chance, is the same at every visit.
    private static double Noise(int place) => (Math.Abs(Math.Sin((place + 1) * 12.9898) * 43_758.5453) % 1 * 2) - 1;
}
