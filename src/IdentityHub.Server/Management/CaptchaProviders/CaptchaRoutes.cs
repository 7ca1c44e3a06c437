using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;

namespace IdentityHub.Server.Management.CaptchaProviders;

/// <summary>The service that tells people from programs; there is one or none.</summary>
internal static class CaptchaRoutes
{
    /// <summary>Maps the operations.</summary>
    public static void MapCaptchaProvider(this ApiRoutes api)
    {
        const string Path = "/captcha-provider";
        api.Get<CaptchaProviderAnswer>(Path, "GetCaptchaProvider", "Reads the captcha service, its secret included.", CaptchaOperations.GetAsync).ForEditors()
            .TaggedApartFrom("updatedAt")
            .Fails(ApiErrors.NotFound);
        api.Put<UpdateCaptchaProvider, CaptchaProviderAnswer>(Path, "UpdateCaptchaProvider", "Sets the captcha service. A host for its script that is not Google's is for owners to choose.", CaptchaOperations.PutAsync);
        api.Delete(Path, "DeleteCaptchaProvider", "Removes the captcha service and switches the captcha policy off.", CaptchaOperations.DeleteAsync)
            .Fails(ApiErrors.NotFound);
    }
}
