using Zhiheng.Targets.Boards;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Workbench.Targets.Boards;

internal static class BoardWords
{
    public static Words Of(Stand stand) => stand switch
    {
        Stand.Met => new("已达到", "met"),
        Stand.OnCourse => new("进度正常", "on course"),
        Stand.Behind => new("进度落后", "behind"),
        Stand.CannotTell => new("不能判断", "cannot tell"),
        Stand.NoFigure => new("没有数据", "no figure"),
        _ => throw new ArgumentOutOfRangeException(nameof(stand), stand, "No word for this."),
    };

    public static Tone Tone(Stand stand) => stand switch
    {
        Stand.Met => Toolbox.Pictures.Tone.Good,
        Stand.OnCourse => Toolbox.Pictures.Tone.Pending,
        Stand.Behind => Toolbox.Pictures.Tone.Bad,
        Stand.CannotTell => Toolbox.Pictures.Tone.Unknown,
        _ => Toolbox.Pictures.Tone.Plain,
    };

    public static string Sentence(Standing standing, Say say) => say[standing.Chinese, standing.English];
}
