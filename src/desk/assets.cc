#include "desk/assets.h"

#include "desk/assets.gen.h"

#include <array>

namespace holdfast::desk {

std::span<const Asset> assets()
{
    static constexpr std::array<Asset, 3> all{{
        {made::stylesheet_path, "text/css; charset=utf-8", made::stylesheet_bytes},
        {made::script_path, "text/javascript; charset=utf-8", made::script_bytes},
        {made::favicon_path, "image/svg+xml", made::favicon_bytes},
    }};
    return all;
}

const web::Url& stylesheet()
{
    static const web::Url url = web::Url::to(made::stylesheet_path);
    return url;
}

const web::Url& script()
{
    static const web::Url url = web::Url::to(made::script_path);
    return url;
}

const web::Url& favicon()
{
    static const web::Url url = web::Url::to(made::favicon_path);
    return url;
}

}  // namespace holdfast::desk
