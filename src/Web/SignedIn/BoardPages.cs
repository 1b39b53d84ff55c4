using Zhiheng.Targets.Boards;

namespace Zhiheng.Web.SignedIn;

internal static class BoardPages
{
    /// <summary>The dashboard of targets, and what judges a target on it.</summary>
    public static void AddBoards(this IServiceCollection services)
    {
        services.AddSingleton<Judge>(_ => Standings.AtFaceValue);
        services.AddSingleton<BoardReading>();
    }
}
